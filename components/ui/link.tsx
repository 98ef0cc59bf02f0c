import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { buttonClass, type ButtonKind } from './button-class'

/** A link that fetches nothing before it is pressed: every page of the desk is made on request. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}

type ButtonLinkProps = ComponentProps<typeof NextLink> & { kind?: ButtonKind; small?: boolean }

export function ButtonLink({ kind, small, className = '', ...link }: ButtonLinkProps) {
  return <Link {...link} className={`${buttonClass(kind, small)} ${className}`} />
}

export function TitleLink({ className = 'inline-block min-h-6', ...link }: ComponentProps<typeof NextLink>) {
  const look = 'font-semibold text-ink wrap-anywhere no-underline hover:text-accent hover:underline'
  return <Link {...link} className={`${look} ${className}`} />
}
