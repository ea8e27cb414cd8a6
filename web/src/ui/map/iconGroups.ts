// SPDX-License-Identifier: Apache-2.0

export type IconGroup = 'sight' | 'nature' | 'food' | 'shop' | 'stay' | 'transit' | 'service'

const groups: Record<IconGroup, readonly string[]> = {
  sight: [
    'attraction',
    'castle',
    'museum',
    'monument',
    'historic',
    'viewpoint',
    'theatre',
    'cinema',
    'art-gallery',
    'religious-buddhist',
    'religious-christian',
    'religious-muslim',
    'place-of-worship',
    'amusement-park',
  ],
  nature: [
    'zoo',
    'aquarium',
    'park',
    'garden',
    'beach',
    'mountain',
    'volcano',
    'waterfall',
    'hot-spring',
    'natural',
  ],
  food: ['restaurant', 'fast-food', 'cafe', 'bar'],
  shop: ['shop', 'grocery'],
  stay: ['lodging', 'campsite'],
  transit: [
    'rail',
    'rail-metro',
    'rail-light',
    'bus',
    'ferry',
    'airport',
    'aerialway',
    'entrance',
    'parking',
  ],
  service: [
    'library',
    'stadium',
    'swimming',
    'toilet',
    'hospital',
    'pharmacy',
    'police',
    'bank',
    'post',
    'information',
    'college',
    'town-hall',
  ],
}

/** The icons of the map, which are the classes of pois and transit in the tiles, by their colour. */
export const iconGroups: ReadonlyMap<string, IconGroup> = new Map(
  (Object.entries(groups) as [IconGroup, readonly string[]][]).flatMap(([group, names]) =>
    names.map(name => [name, group] as const),
  ),
)
