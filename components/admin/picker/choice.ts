import type { ChoiceType, TextChoice as FoundText } from '@/domain/desk/choices'
import type { EditorUpload } from '@/domain/writing/editing'

export type { ChoiceType }

export type TextChoice = FoundText & { is: 'text' }
export type UploadChoice = EditorUpload & {
  is: 'upload'
  isLive?: boolean
  /** Only limited texts use it, and more people would see it. */
  opensMore: boolean
  focalX: number | null
  focalY: number | null
}
export type AddressChoice = { is: 'address'; href: string }
export type PickerChoice = TextChoice | UploadChoice | AddressChoice

export function choiceKey(choice: PickerChoice) {
  if (choice.is === 'address') return 'address'
  return `${choice.is} ${choice.id}`
}

export function choiceName(choice: PickerChoice) {
  if (choice.is === 'address') return choice.href
  return choice.is === 'text' ? choice.title.trim() || 'Untitled' : choice.name
}
