import { isMailAddress } from '@/lib/contact'

/** `lang`: of a contact that is a sentence. */
export function Contact({ contact, lang }: { contact: string; lang?: string }) {
  return isMailAddress(contact) ? (
    <a href={`mailto:${contact}`} className="inline-block py-0.5">
      {contact}
    </a>
  ) : (
    <span lang={lang}>{contact}</span>
  )
}
