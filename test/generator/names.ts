import type { Random } from './random.js';

/**
 * Invented places. No city, district or street of these names stands in the published list of administrative
 * divisions (checked when they were chosen).
 */
const CITIES = ['霁川市', '漪川市', '澄川市'] as const;
const DISTRICTS = ['松渚区', '柳澜区', '苍屏区'] as const;

/** A place in which departments work. */
export type Place = { readonly city: string; readonly district: string };

export function inventPlace(random: Random): Place {
  return { city: random.pick(CITIES), district: random.pick(DISTRICTS) };
}

/** 「霁川市松渚区」. */
export function placeName(place: Place): string {
  return `${place.city}${place.district}`;
}
