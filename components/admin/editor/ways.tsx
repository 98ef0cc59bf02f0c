import { FileDiff, History, MessageSquare, PanelRight, Share2 } from 'lucide-react'
import Link from 'next/link'
import { useRef, type ReactNode, type Ref } from 'react'
import { useCommands } from '@/components/admin/palette/commands'
import { SharePreview } from '@/components/admin/preview/share-preview'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { PanelToggle } from './bar'
import { CheckCount } from './publish/checks'
import type { DraftChecks } from './publish/use-checks'

type Props = {
  entryId?: number
  save: () => void
  share?: () => Promise<boolean>
  mode: ReactNode
  comments: { isOpen: boolean; openCount: number; toggle?: () => void }
  suggestions: { isOpen: boolean; openCount: number; toggle: () => void }
  details: { isOpen: boolean; toggle: () => void }
  checking: DraftChecks
}

export function EditorTools({ entryId, save, share, mode, comments, suggestions, details, checking }: Props) {
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
      comments.toggle && { label: 'Comments', also: 'remarks', run: comments.toggle },
      entryId !== undefined && { label: 'Suggestions', also: 'suggested edits changes', run: suggestions.toggle },
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
      <EntryLink entryId={entryId} to="revisions" ref={revisions}>
        <History aria-hidden className="size-5 2xl:hidden" />
        <span className="max-2xl:sr-only">Revisions</span>
      </EntryLink>
      <PanelToggle name="Comments" icon={MessageSquare} panel={comments} />
      {/* A phone has no room for it; the line above the text links to them. */}
      <PanelToggle
        name="Suggestions"
        icon={FileDiff}
        panel={entryId === undefined ? { ...suggestions, toggle: undefined } : suggestions}
        className="max-sm:hidden"
      />
      <Button
        kind="quiet"
        onPress={details.toggle}
        aria-expanded={details.isOpen}
        aria-controls="panel"
        aria-label="Details"
        className={`max-lg:hidden ${narrowClass}`}
      >
        <PanelRight aria-hidden className="size-5" />
      </Button>
      <CheckCount checking={checking} />
    </>
  )
}

function ShareWay({ entryId, save }: { entryId?: number; save: () => Promise<boolean> }) {
  const button = (
    <Button kind="quiet" aria-label="Share preview" isDisabled={entryId === undefined} className={narrowClass}>
      <Share2 aria-hidden className="size-5" />
    </Button>
  )
  return entryId === undefined ? button : <SharePreview entryId={entryId} save={save} trigger={button} />
}

const narrowClass = 'px-2!'

type EntryLinkProps = {
  entryId?: number
  to: string
  onOpen?: () => void
  ref: Ref<HTMLAnchorElement>
  children: ReactNode
}

function EntryLink({ entryId, to, onOpen, ref, children }: EntryLinkProps) {
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
    <Link ref={ref} href={href} prefetch={false} className={look}>
      {children}
    </Link>
  )
}
