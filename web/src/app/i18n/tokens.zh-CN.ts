// SPDX-License-Identifier: Apache-2.0
// Tokens by which programs act for a person.

export default {
  tokens: {
    lead: '凭访问令牌，您的智能助手或其他程序可以在这里规划和管理行程；它打不开您的账户、登录设备和其他令牌。',
    address: 'MCP（模型上下文协议）地址',
    make: '新建令牌',
    name: '名称',
    name_hint: '便于您日后辨认，如“桌面助手”。',
    scopes: '允许它做什么',
    scope: {
      'plan:read': '理解需求、生成方案',
      'trips:read': '查看我的行程',
      'trips:write': '保存、改名、删除我的行程',
    },
    lifetime: '有效期',
    days: '{count} 天',
    made: '您的新令牌',
    made_text: '请立即复制：令牌只显示这一次。持有它的人可以使用它允许的全部功能。',
    secret: '令牌',
    copy: '复制',
    copied: '已复制。',
    copy_by_hand: '浏览器不允许自动复制，请手动复制。',
    done: '完成',
    none: '还没有程序持有令牌。',
    state: { active: '有效', expired: '已过期', revoked: '已撤销' },
    until: '有效至 {at}',
    never_used: '从未使用',
    last_used: '最近使用 {at}',
    revoke: '撤销',
    revoke_named: '撤销 {name}',
    revoked: '该令牌已失效。',
    password_note: '修改密码会撤销全部令牌。',
  },
}
