import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/** Fetches nothing before the press: every page of the desk is made on request. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}
