import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/** Nothing is fetched before the press: every page of the desk is made for its request. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}
