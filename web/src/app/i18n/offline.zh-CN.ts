// SPDX-License-Identifier: Apache-2.0

export default {
  offline: {
    title: '离线使用',
    not_kept: '存到本机后，没有网络也能打开行程和地图。',
    keep: '离线保存',
    go_on: '继续保存',
    storing: '正在保存行程和地图程序…',
    storing_part: '正在保存地图：{done} / {total}',
    incomplete: '还没有保存完整。',
    ready: '已完整存到本机，占用 {size}。',
    stored_at: '保存于 {at}',
    remove: '从本机移除',
    removed: '已从本机移除。',
    full: '本机空间不足，请先移除别的离线行程。',
    cannot: '这个浏览器不能离线保存；请用 https 地址或安装到主屏幕后再试。',
    reading: '正在查看本机保存的行程（{at}）。',
    signed_out: '登录已过期，仍可查看和修改；登录后会自动同步。',
    sign_in: '重新登录',
    on_device: '存在本机的行程',
  },
}
