// SPDX-License-Identifier: Apache-2.0
// What people like, in the catalogue's words. Preferences keep the keys; a wish sends landscapes and
// cuisines by their value, because the requirement's words are Chinese.

export interface Taste {
  /** The catalogue's word, and its translation's key. */
  key: string
  value: string
}

export const naturalLandscapes: readonly Taste[] = [
  { value: '山岳', key: 'mountain' },
  { value: '湖泊', key: 'lake' },
  { value: '海滩', key: 'beach' },
  { value: '公园', key: 'park' },
  { value: '森林', key: 'forest' },
  { value: '江河', key: 'river' },
  { value: '草原', key: 'grassland' },
  { value: '雪山', key: 'snow_mountain' },
  { value: '温泉', key: 'hot_spring' },
]
export const socialLandscapes: readonly Taste[] = [
  { value: '历史街区', key: 'historic_street' },
  { value: '博物馆', key: 'museum' },
  { value: '纪念馆', key: 'memorial' },
  { value: '科技馆', key: 'science_museum' },
  { value: '寺庙', key: 'temple' },
  { value: '名人故居', key: 'former_residence' },
  { value: '校园', key: 'university' },
  { value: '夜景', key: 'night_view' },
  { value: '古镇', key: 'ancient_town' },
]
/** Kinds of places that are no landscape. */
export const pastimes: readonly string[] = [
  'theme_park',
  'zoo',
  'food_street',
  'shopping_street',
  'tea_house',
]
export const cuisines: readonly Taste[] = [
  { value: '闽菜', key: 'fujian' },
  { value: '川菜', key: 'sichuan' },
  { value: '粤菜', key: 'cantonese' },
  { value: '湘菜', key: 'hunan' },
  { value: '苏菜', key: 'jiangsu' },
  { value: '浙菜', key: 'zhejiang' },
  { value: '京菜', key: 'beijing' },
  { value: '小吃', key: 'snacks' },
  { value: '海鲜', key: 'seafood' },
  { value: '火锅', key: 'hotpot' },
  { value: '面食', key: 'noodles' },
  { value: '早茶', key: 'dim_sum' },
  { value: '素食', key: 'vegetarian' },
  { value: '清真', key: 'halal' },
  { value: '西餐', key: 'western' },
  { value: '咖啡', key: 'coffee' },
]
