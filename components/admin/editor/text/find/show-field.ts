import type { FieldMatch, FieldPlace } from './field-matches'

type FieldElement = HTMLInputElement | HTMLTextAreaElement

export function showField({ place, index, length }: FieldMatch, text: string) {
  clearField()
  const field = fieldOf(place, text)
  if (!field) return
  const section = field.closest('details')
  if (section) section.open = true
  field.dataset.found = ''
  field.setSelectionRange(index, index + length)
  field.scrollIntoView({ block: 'center' })
}

export function clearField() {
  for (const field of document.querySelectorAll<FieldElement>('[data-found]')) delete field.dataset.found
}

export function markedField() {
  return document.querySelector<FieldElement>('[data-found]')
}

function fieldOf(place: FieldPlace, text: string): FieldElement | undefined {
  const [title, summary] = document.querySelectorAll<FieldElement>('.editor .line')
  if (place === 'title') return title
  if (place === 'summary') return summary
  const inPanel = document.querySelectorAll<FieldElement>('#panel :is(textarea, input)')
  return [...inPanel].find((field) => field.value === text)
}
