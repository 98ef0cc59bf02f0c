/** Whether what the site gives as its contact is an address for mail. */
export function isMailAddress(contact: string) {
  return /^[^\s@]+@[^\s@]+$/.test(contact)
}

export function Contact({ contact }: { contact: string }) {
  return isMailAddress(contact) ? (
    <a href={`mailto:${contact}`} className="inline-block py-0.5">
      {contact}
    </a>
  ) : (
    contact
  )
}
