// SPDX-License-Identifier: Apache-2.0
// A trip taken along as a file.
export default {
  exports: {
    save: '导出',
    about: '文件在您的设备上生成一份副本，之后的修改不会跟着变。',
    as: {
      pdf: { name: 'PDF', use: '打印或带在路上看，含示意图与费用' },
      ics: { name: '日历 (ICS)', use: '加入手机或电脑的日历' },
      gpx: { name: 'GPX', use: '手表、导航仪与户外应用' },
      kml: { name: 'KML', use: '谷歌地球等地图软件' },
      geojson: { name: 'GeoJSON', use: '地图与数据工具' },
      jsonld: { name: 'JSON-LD', use: '供程序阅读（schema.org）' },
    },
  },
}
