import { z } from 'zod';
import { none } from './schemas.js';

/** 数据位置. Where the workspace lies, and how many bytes it takes. */
export type DataPlace = {
  readonly folder: string;
  readonly size: number;
  /** Files of the workspace that still stand where it was moved from: each as it was when it was moved. */
  readonly former: readonly { readonly path: string; readonly size: number }[];
};

/** 数据位置: input schemas of the operations. */
export const placeOperations = {
  'app.place': none,
  /** Moves the workspace to another folder, proven there; its former file stays. */
  'place.move': z.object({ folder: z.string().trim().min(1).max(1000) }),
  /** Removes the former file of `path` once its backups went over to the present place. */
  'place.leave': z.object({ path: z.string().min(1).max(4000) }),
} as const;

/** 数据位置: results of the operations. */
export type PlaceResults = {
  'app.place': DataPlace;
  /** The workspace's file in its new place, and the one it was moved from. */
  'place.move': { readonly path: string; readonly former: string };
  /** How many backups went over. */
  'place.leave': { readonly backups: number };
};
