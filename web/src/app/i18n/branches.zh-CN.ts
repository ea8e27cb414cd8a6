// SPDX-License-Identifier: Apache-2.0
// Another way that a trip might go, beside the trip itself.
export default {
  branches: {
    here: '分支“{name}”',
    about: '这里的修改不影响主行程，合并之后才会。',
    make: '新建分支',
    to: '打开“{name}”',
    to_trip: '回到主行程',
    merge: '比较与合并',
    compare: '与主行程比较',
    conflicts: '两边改了同一处，还没有合并。这些地方以哪边为准？',
    take_branch: '用分支的并合并',
    take_trip: '用主行程的并合并',
    the_trip: '主行程',
  },
}
