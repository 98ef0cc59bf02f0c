import { notFound } from 'next/navigation'

/** Answers 404 for anything but a number. */
export function numberIn(text: string) {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : notFound()
}
