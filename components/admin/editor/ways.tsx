import { History, PanelRight, Share2 } from 'lucide-react'
import { useRef, type ReactNode, type Ref } from 'react'
import { useCommands } from '@/components/admin/palette/commands'
import { SharePreview } from '@/components/admin/preview/share-preview'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Link } from '@/components/ui/link'
import { CommentsToggle } from './bar'
import { CheckCount } from './publish/checks'
import { useEditorScreen } from './screen-context'
import { ModeSwitch } from './suggestions/mode-switch'

export function EditorTools() {
  const { part, editor, sidePanel } = useEditorScreen()
  const { opened, entryId, draft, comments, suggestions } = part
  const { work } = draft
  const save = async () => (await work.saveNow()) !== undefined
  const toggleComments = editor ? () => comments.setOpen(!comments.isOpen) : undefined
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
      toggleComments && { label: 'Comments', also: 'remarks suggested edits changes', run: toggleComments },
    ],
    3,
  )
  return (
    <>
      <ModeSwitch mode="Editing" entryId={entryId} save={save} />
      <EntryLink entryId={entryId} to="preview" onOpen={() => work.autosave.retry()} ref={preview}>
        Preview
      </EntryLink>
      {opened.mayShare && <ShareWay entryId={entryId} save={save} />}
      <EntryLink entryId={entryId} to="revisions" ref={revisions} title="Revisions">
        <History aria-hidden className="size-5 2xl:hidden" />
        <span className="max-2xl:sr-only">Revisions</span>
      </EntryLink>
      <CommentsToggle
        isOpen={comments.isOpen}
        openCount={comments.threads.open.length + suggestions.items.length}
        toggle={toggleComments}
      />
      <Button
        kind="quiet"
        onPress={sidePanel.toggleDetails}
        aria-expanded={sidePanel.isShowingDetails}
        aria-controls="panel"
        aria-label="Details"
        title="Details"
        className={narrowClass}
      >
        <PanelRight aria-hidden className="size-5" />
      </Button>
      <CheckCount />
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
    <Link ref={ref} href={href} title={title} className={look}>
      {children}
    </Link>
  )
}
