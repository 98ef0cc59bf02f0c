import { History, PanelRight, Share2 } from 'lucide-react'
import Link from 'next/link'
import { useRef, type ReactNode, type Ref } from 'react'
import { useCommands } from '@/components/admin/palette/commands'
import { SharePreview } from '@/components/admin/preview/share-preview'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { CommentsToggle } from './bar'
import { CheckCount } from './publish/checks'
import type { DraftChecks } from './publish/use-checks'

type Props = {
  entryId?: number
  save: () => void
  share?: () => Promise<boolean>
  mode: ReactNode
  comments: { isOpen: boolean; openCount: number; toggle?: () => void }
  details: { isOpen: boolean; toggle: () => void }
  checking: DraftChecks
}

export function EditorTools({ entryId, save, share, mode, comments, details, checking }: Props) {
  const [preview, revisions] = [useRef<HTMLAnchorElement>(null), useRef<HTMLAnchorElement>(null)]
  useCommands(
    'This text',
    () => [
      entryId !== undefined && { label: 'Preview', also: 'look show', run: () => preview.current?.click() },
      entryId !== undefined && {
        label: 'Revisions',
        also: 'versions earlier texts',
        run: () => revisions.current?.click(),
      },
      comments.toggle && { label: 'Comments', also: 'remarks suggested edits changes', run: comments.toggle },
    ],
    3,
  )
  return (
    <>
      {mode}
      <EntryLink entryId={entryId} to="preview" onOpen={save} ref={preview}>
        Preview
      </EntryLink>
      {share && <ShareWay entryId={entryId} save={share} />}
      <EntryLink entryId={entryId} to="revisions" ref={revisions} title="Revisions">
        <History aria-hidden className="size-5 2xl:hidden" />
        <span className="max-2xl:sr-only">Revisions</span>
      </EntryLink>
      <CommentsToggle {...comments} />
      <Button
        kind="quiet"
        onPress={details.toggle}
        aria-expanded={details.isOpen}
        aria-controls="panel"
        aria-label="Details"
        title="Details"
        className={narrowClass}
      >
        <PanelRight aria-hidden className="size-5" />
      </Button>
      <CheckCount checking={checking} />
    </>
  )
}

function ShareWay({ entryId, save }: { entryId?: number; save: () => Promise<boolean> }) {
  const button = (
    <Button
      kind="quiet"
      aria-label="Share preview"
      title="Share preview"
      isDisabled={entryId === undefined}
      className={narrowClass}
    >
      <Share2 aria-hidden className="size-5" />
      <span className="max-xl:hidden">Share</span>
    </Button>
  )
  return entryId === undefined ? button : <SharePreview entryId={entryId} save={save} trigger={button} />
}

const narrowClass = 'px-2!'

type EntryLinkProps = {
  entryId?: number
  to: string
  onOpen?: () => void
  title?: string
  ref: Ref<HTMLAnchorElement>
  children: ReactNode
}

function EntryLink({ entryId, to, onOpen, title, ref, children }: EntryLinkProps) {
  const look = `${buttonClass('quiet')} ${narrowClass}`
  if (!entryId)
    return (
      <span aria-disabled className={`${look} cursor-default! text-faint! hover:bg-transparent`}>
        {children}
      </span>
    )
  const href = `/admin/entries/${entryId}/${to}`
  if (onOpen)
    return (
      <a ref={ref} href={href} target="_blank" className={look} onClick={onOpen}>
        {children}
      </a>
    )
  return (
    <Link ref={ref} href={href} prefetch={false} title={title} className={look}>
      {children}
    </Link>
  )
}
