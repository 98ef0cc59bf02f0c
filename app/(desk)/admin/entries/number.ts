import { notFound } from 'next/navigation'

/** A number in an address; anything else is no address. */
export function numberIn(text: string) {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : notFound()
}
