// SPDX-License-Identifier: Apache-2.0
// A file of another program that becomes a trip.
export default {
  imports: {
    title: '导入行程',
    open: '导入',
    lead: '把朋友的路线、地图收藏、表格或日历变成行程：先看读懂了什么，再保存。',
    hint: '拖到这里，或选择 GPX、KML、CSV、ICS 文件，或从这里导出的 JSON，最大 2 MiB。',
    file: '要导入的文件',
    choose: '选择文件',
    choose_other: '换一个文件',
    too_large: '文件超过 2 MiB。',
    name: '行程名称',
    start: '第一天',
    budget: '预算（元）',
    save: '保存为新行程',
    problems: '其中有 {count} 处不成立，将保存为草稿并在行程里标出。',
    near: '文件里叫“{name}” {far}',
    leave: '不带上',
    take: '带上',
    night: '住 {name}',
    left: '没有导入的',
    nameless: '（没有名称）',
  },
}
