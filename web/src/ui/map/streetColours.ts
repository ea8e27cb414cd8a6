// SPDX-License-Identifier: Apache-2.0
import type { IconGroup } from './iconGroups'

/** A map has more colours than an interface; these are for both themes, and nothing else uses them. */
export interface StreetColours {
  land: string
  water: string
  coast: string
  building: string
  buildingLine: string
  landuse: Record<string, string>
  road: { casing: string; motorway: string; trunk: string; primary: string; minor: string }
  path: string
  rail: string
  metro: string
  ferry: string
  ink: string
  soft: string
  waterInk: string
  halo: string
  icon: Record<IconGroup, string>
  onIcon: string
}

const light: StreetColours = {
  land: '#f5f3ed',
  water: '#aed4e6',
  coast: '#7fb2cb',
  building: '#e6e0d5',
  buildingLine: '#d6cebf',
  landuse: {
    park: '#d9ebd0',
    wood: '#cfe3c6',
    grass: '#e0edd5',
    farmland: '#f1efdc',
    sand: '#f4ead0',
    wetland: '#d5e6dc',
    rock: '#e7e3db',
    ice: '#edf5f9',
    residential: '#f0ede6',
    commercial: '#f4eae4',
    industrial: '#eae8eb',
    school: '#f3edd9',
    hospital: '#f6e6e5',
    cemetery: '#dbe5d3',
    pitch: '#c9e2be',
    parking: '#edebe6',
    airport: '#e9ebf1',
    runway: '#d9dde7',
    pedestrian: '#f0ebe2',
  },
  road: {
    casing: '#d5cec0',
    motorway: '#f0b27a',
    trunk: '#f5cb90',
    primary: '#fbe2a6',
    minor: '#ffffff',
  },
  path: '#c0a083',
  rail: '#a6a3aa',
  metro: '#6f7cbb',
  ferry: '#6ea6c6',
  ink: '#3f4c52',
  soft: '#5d6c70',
  waterInk: '#39708c',
  halo: '#ffffff',
  icon: {
    sight: '#7a5ca8',
    nature: '#3f8453',
    food: '#b3602a',
    shop: '#a8752a',
    stay: '#b0487c',
    transit: '#3c6fb0',
    service: '#6d7a80',
  },
  onIcon: '#ffffff',
}

const dark: StreetColours = {
  land: '#131d21',
  water: '#0d3244',
  coast: '#265a72',
  building: '#1e2a2f',
  buildingLine: '#2a383d',
  landuse: {
    park: '#16302a',
    wood: '#152c26',
    grass: '#182b25',
    farmland: '#1b2622',
    sand: '#2a2a20',
    wetland: '#15302f',
    rock: '#20282b',
    ice: '#22333b',
    residential: '#172226',
    commercial: '#1f2428',
    industrial: '#1b2329',
    school: '#212720',
    hospital: '#272226',
    cemetery: '#192923',
    pitch: '#1a382c',
    parking: '#1a2428',
    airport: '#1a242d',
    runway: '#27313c',
    pedestrian: '#1d272b',
  },
  road: {
    casing: '#0d1518',
    motorway: '#8a5f36',
    trunk: '#755a38',
    primary: '#5e5138',
    minor: '#334249',
  },
  path: '#54635f',
  rail: '#56646b',
  metro: '#6f7fc4',
  ferry: '#3d7391',
  ink: '#c3d0d1',
  soft: '#93a6a8',
  waterInk: '#7db4d0',
  halo: '#10191c',
  icon: {
    sight: '#b79ae0',
    nature: '#7dbf90',
    food: '#e2a06d',
    shop: '#dcb46c',
    stay: '#e08fb8',
    transit: '#86b2ea',
    service: '#9cabb1',
  },
  onIcon: '#10191c',
}

export function streetColours(isDark: boolean): StreetColours {
  return isDark ? dark : light
}
