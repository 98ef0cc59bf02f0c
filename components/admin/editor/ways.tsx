'use client'

import { MessageSquare, PanelRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { CheckCount } from './publish/checks'
import type { DraftChecks } from './publish/use-checks'

type Props = {
  entryId?: number
  /** Saves what was typed last. */
  save: () => void
  comments: { isOpen: boolean; openCount: number; toggle?: () => void }
  details: { isOpen: boolean; toggle: () => void }
  checking: DraftChecks
}

/** The ways from the text to what stands beside it and behind it. */
export function Ways({ entryId, save, comments, details, checking }: Props) {
  return (
    <>
      <Away entryId={entryId} to="preview" onOpen={save}>
        Preview
      </Away>
      <Away entryId={entryId} to="revisions">
        Revisions
      </Away>
      <Button
        kind="quiet"
        onPress={comments.toggle}
        aria-expanded={comments.isOpen}
        aria-label={`Comments: ${comments.openCount} open`}
        isDisabled={!comments.toggle}
        className={narrow}
      >
        <MessageSquare aria-hidden className="size-5" />
        {comments.openCount > 0 && comments.openCount}
      </Button>
      <Button
        kind="quiet"
        onPress={details.toggle}
        aria-expanded={details.isOpen}
        aria-controls="panel"
        aria-label="Details"
        className="max-lg:hidden"
      >
        <PanelRight aria-hidden className="size-5" />
      </Button>
      <CheckCount checking={checking} className={narrow} />
    </>
  )
}

const narrow = 'max-xl:px-2!'

type AwayProps = {
  entryId?: number
  to: string
  /** In a tab of its own, after this. */ onOpen?: () => void
  children: ReactNode
}

/** A page about this entry; before there is an entry, a word that says where it will be. */
function Away({ entryId, to, onOpen, children }: AwayProps) {
  const look = `${buttonClass('quiet')} ${narrow}`
  if (!entryId)
    return (
      <span aria-disabled className={`${look} cursor-default! text-faint! hover:bg-transparent`}>
        {children}
      </span>
    )
  const href = `/admin/entries/${entryId}/${to}`
  if (onOpen)
    return (
      <a href={href} target="_blank" className={look} onClick={onOpen}>
        {children}
      </a>
    )
  return (
    <Link href={href} prefetch={false} className={look}>
      {children}
    </Link>
  )
}
