// SPDX-License-Identifier: Apache-2.0
// A trip taken along as a file, and one that comes from a file.
import imports from './imports.zh-CN'

export default {
  ...imports,
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
      json: { name: '行程文件 (JSON)', use: '原样导入到这里或另一台行趣' },
    },
    feed: {
      title: '订阅日历',
      about: '把链接加入手机或电脑的日历，行程一改，日历会跟着变。拿到链接的人都能看到，请勿外传。',
      of_trip: '订阅这个行程',
      of_all: '订阅我的全部行程',
      link: '日历链接',
      this_trip: '这个行程',
      all_trips: '我的全部行程',
      last_read: '最近读取：{at}',
      never_read: '尚未被读取，创建于 {at}',
    },
  },
  print: {
    title: '打印',
    use: '用浏览器打印成 A4 纸，可以不带价格',
    now: '打印',
    prices: '带上价格',
    draft: '草稿：{count} 处不成立，已在各处用“！”标出。',
    night: '住宿',
    made: '{at} 打印 · 版本 {version} · 行趣',
  },
}
