// SPDX-License-Identifier: Apache-2.0
// Tokens by which programs act for a person.

export default {
  tokens: {
    lead: 'A token lets an assistant or another program of yours plan and look after trips here. It never opens your account, your devices or other tokens.',
    address: 'Address for the Model Context Protocol',
    make: 'Make a token',
    name: 'Name',
    name_hint: 'What you will know it by, such as “Desk assistant”.',
    scopes: 'What it may do',
    scope: {
      'plan:read': 'Read wishes and make plans',
      'trips:read': 'Read my trips',
      'trips:write': 'Keep, rename and delete my trips',
    },
    lifetime: 'Good for',
    days: '{count} days',
    made: 'Your new token',
    made_text: 'Copy it now: it is shown this once. Whoever has it can do what it allows.',
    secret: 'Token',
    copy: 'Copy',
    copied: 'Copied.',
    copy_by_hand: 'The browser does not allow it: please copy it by hand.',
    done: 'Done',
    none: 'No program has a token.',
    state: { active: 'good', expired: 'expired', revoked: 'revoked' },
    until: 'until {at}',
    never_used: 'never used',
    last_used: 'last used {at}',
    revoke: 'Revoke',
    revoke_named: 'Revoke {name}',
    revoked: 'The token opens nothing any more.',
    password_note: 'Another password revokes all tokens.',
  },
}
