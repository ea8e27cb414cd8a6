// SPDX-License-Identifier: Apache-2.0

/** A taste as it is sent (the requirement's words are Chinese) and its translation's key. */
interface Taste {
  value: string
  key: string
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
export const cuisines: readonly Taste[] = [
  { value: '闽菜', key: 'fujian' },
  { value: '川菜', key: 'sichuan' },
  { value: '粤菜', key: 'cantonese' },
  { value: '小吃', key: 'snacks' },
  { value: '海鲜', key: 'seafood' },
  { value: '火锅', key: 'hotpot' },
  { value: '面食', key: 'noodles' },
  { value: '素食', key: 'vegetarian' },
  { value: '清真', key: 'halal' },
]
