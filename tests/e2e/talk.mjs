// SPDX-License-Identifier: Apache-2.0
// How a story talks with the assistant.

/** Each answer with what was done on the way to it. */
export const answers = me => me.page.locator('.turn.model')

/** What the assistant says, not what its functions told. */
export const told = (me, text) => answers(me).locator('.said', { hasText: text }).last().waitFor()

export async function say(me, text) {
  const box = me.page.getByRole('textbox', { name: '对助手说' })
  await box.fill(text)
  await box.press('Enter')
}
