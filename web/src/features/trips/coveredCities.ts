// SPDX-License-Identifier: Apache-2.0

/** Cities offered with one tap: those of the bundled catalogue, with their centres (WGS-84). */
export const coveredCities = [
  { name: '福州鼓楼', name_en: 'Fuzhou Gulou', full_name: '福建省福州市鼓楼区', lat: 26.082, lon: 119.304 },
  { name: '厦门', name_en: 'Xiamen', full_name: '福建省厦门市', lat: 24.48, lon: 118.089 },
  { name: '北京', name_en: 'Beijing', full_name: '北京市', lat: 39.904, lon: 116.407 },
  { name: '上海', name_en: 'Shanghai', full_name: '上海市', lat: 31.23, lon: 121.474 },
  { name: '杭州', name_en: 'Hangzhou', full_name: '浙江省杭州市', lat: 30.274, lon: 120.155 },
  { name: '成都', name_en: 'Chengdu', full_name: '四川省成都市', lat: 30.657, lon: 104.066 },
] as const

export type CoveredCity = (typeof coveredCities)[number]
