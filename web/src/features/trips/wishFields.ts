// SPDX-License-Identifier: Apache-2.0

/** What the form calls the fields of a request, as keys of texts. */
const labels: Record<string, string> = {
  destination: 'destination',
  startDate: 'dates',
  endDate: 'dates',
  budget: 'budget',
  party: 'party',
  naturalLandscape: 'natural',
  socialLandscape: 'social',
  cuisine: 'cuisine',
  otherNeeds: 'other_needs',
  interests: 'interests',
  pace: 'pace',
  must: 'must',
  avoid: 'avoid',
  arrival: 'arrives_at',
  departure: 'leaves_at',
  origin: 'origin',
  ride: 'journey',
  lodging: 'lodging',
}

/** The key of the form's name for what a refusal points at: /must/1 is one of the musts. */
export function labelOf(pointer: string): string | undefined {
  const label = labels[pointer.split('/')[1] ?? '']
  return label && `wish.${label}`
}
