import type { Anchor, Project } from '../disclosure/index.js';
import { best, likeness, plain } from './likeness.js';
import type { Placed } from './note.js';
import type { Target } from './place-table.js';

/** Places an anchor on a project: by its code, then its name. */
export function placeProject(anchor: Anchor, { document, disclosure }: Target): Placed {
  const wanted = plain(anchor.project ?? '');
  const anchorOf = (project: Project): Anchor => ({
    ...anchor,
    document,
    project: project.code === wanted ? project.code : project.name,
    place: project.at,
  });
  const named = (project: Project): boolean => plain(project.name) === wanted;
  const found = disclosure.projects.find(({ code }) => code === wanted) ?? disclosure.projects.find(named);
  if (found !== undefined) return { placement: 'same', anchor: anchorOf(found), candidates: [] };
  const near = best(disclosure.projects, ({ name }) => likeness(wanted, name), 0.5, 5);
  return { placement: 'orphan', anchor: null, candidates: near.map(anchorOf) };
}
