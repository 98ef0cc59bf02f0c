import { isMailAddress } from '@/lib/contact'

/** `lang`: of a contact that is a sentence. */
export function Contact({ contact, lang }: { contact: string; lang?: string }) {
  return isMailAddress(contact) ? <a href={`mailto:${contact}`}>{contact}</a> : <span lang={lang}>{contact}</span>
}
