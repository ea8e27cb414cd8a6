// SPDX-License-Identifier: Apache-2.0
// 只能提出的建议，以及随行程改变的往返交通。
export default {
  suggesting: {
    start: '建议修改',
    about: '您在这里的修改会作为建议发给行程的编辑者。',
    done: '建议已提出，已通知编辑者。',
    to_all: '建议采用这个方案',
    suggesters: '您可以建议一个，由行程的编辑者决定。',
    look: '看看会怎么变',
    ride: '{from} → {to}',
    rides: '其中往返交通',
  },
}
