/** Whether what the site gives as its contact is an address for mail. */
export function isMailAddress(contact: string) {
  return /^[^\s@]+@[^\s@]+$/.test(contact)
}

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
