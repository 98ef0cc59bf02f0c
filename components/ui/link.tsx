import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/** Fetches nothing before the press: every page of the desk is made on request. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}

export function TitleLink({ className = 'inline-block min-h-6', ...link }: ComponentProps<typeof NextLink>) {
  const look = 'font-semibold text-ink wrap-anywhere no-underline hover:text-accent hover:underline'
  return <Link {...link} className={`${look} ${className}`} />
}
