import { createContext, useContext } from 'react';

/** Whether the page is dark; the grids take their theme by it. */
export const AppearanceContext = createContext(false);

/** True in the dark appearance. */
export function useDarkAppearance(): boolean {
  return useContext(AppearanceContext);
}
