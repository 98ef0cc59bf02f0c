'use client'

import { MessageSquare, PanelRight } from 'lucide-react'
import Link from 'next/link'
import { useState, type ReactNode } from 'react'
import { ReviewBar } from '@/components/admin/review/review-bar'
import { ReviewPart } from '@/components/admin/review/review-part'
import { maySubmit, SubmitDialog } from '@/components/admin/review/steps'
import { useReview } from '@/components/admin/review/use-review'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { CommentsAside } from './comments/comments-aside'
import './comments/comments.css'
import { useComments } from './comments/use-comments'
import { usePlaces } from './comments/use-places'
import { KeptNotice } from './kept-notice'
import type { Opened } from './opened'
import { shownSlug } from './panel/address'
import { Panel } from './panel/panel'
import type { Part } from './panel/part'
import { CheckCount } from './publish/checks'
import { PublishDialog } from './publish/publish-dialog'
import { useChecks } from './publish/use-checks'
import { PresenceLine } from './presence-line'
import { StateLine } from './state-line'
import { Headline } from './text/headline'
import { Text } from './text/text'
import { Toolbar } from './text/toolbar'
import { useTools } from './text/tools'
import { useText } from './text/use-text'
import { TwoTexts } from './two-texts/two-texts'
import { UploadsProvider } from './uploads'
import { useDraft } from './use-draft'
import { useStanding } from './use-standing'

/** One entry, written. */
export function Editor({ opened }: { opened: Opened }) {
  return (
    <UploadsProvider known={opened.uploads}>
      <Screen opened={opened} />
    </UploadsProvider>
  )
}

function Screen({ opened }: { opened: Opened }) {
  const draft = useDraft(opened)
  const { work, status } = draft
  const [language, setLanguage] = useState(opened.language)
  const [folded, setFolded] = useState(false)
  const tools = useTools()
  const releasing = useStanding(opened, draft)
  const comments = useComments(draft)
  const review = useReview(draft, releasing.standing)
  const editor = useText({ work, language, tools, extensions: comments.extensions })
  const placed = usePlaces(editor, comments.shown)
  const zones = { zone: opened.zone, viewer: opened.me.zone }

  const entryId = status.entryId
  const { trouble } = status
  const problems = trouble?.is === 'refused' ? trouble.problems : []
  const problem = (field: string) => problems.find((one) => one.field?.replace(/^content\./, '') === field)?.message
  const { kind, terms } = opened
  const slug = shownSlug({ opened, draft, entryId })
  const checking = useChecks({ fields: draft.fields, slug, kind, language, terms }, editor, () => {
    setFolded(false)
    comments.setOpen(false)
  })
  const part: Part = {
    opened,
    draft,
    standing: releasing.standing,
    entryId,
    problem,
    checking,
    needsApproval: review.review?.needsApproval,
  }

  return (
    <div className="editor">
      <h1 className="sr-only">
        {opened.id ? 'Edit' : 'New'} {opened.kind}
      </h1>
      <header className="contents lg:sticky lg:top-0 lg:z-20 lg:-mx-10 lg:-mt-8 lg:block lg:border-b lg:border-line lg:bg-paper lg:px-10">
        <div className="flex flex-wrap items-center justify-end gap-x-1 gap-y-2 pb-3 lg:float-right lg:py-3 lg:pl-6">
          <Away entryId={entryId} to="preview" onOpen={() => work.autosave.retry()}>
            Preview
          </Away>
          <Away entryId={entryId} to="revisions">
            Revisions
          </Away>
          <Button
            kind="quiet"
            onPress={() => comments.setOpen(!comments.isOpen)}
            aria-expanded={comments.isOpen}
            aria-label={`Comments: ${comments.openCount} open`}
            isDisabled={!editor}
          >
            <MessageSquare aria-hidden className="size-5" />
            {comments.openCount > 0 && comments.openCount}
          </Button>
          <Button
            kind="quiet"
            onPress={() => {
              setFolded(!folded && !comments.isOpen)
              comments.setOpen(false)
            }}
            aria-expanded={!folded && !comments.isOpen}
            aria-controls="panel"
            aria-label="Details"
            className="max-lg:hidden"
          >
            <PanelRight aria-hidden className="size-5" />
          </Button>
          <CheckCount checking={checking} />
          {!opened.mayRelease && (!review.review || maySubmit(review.review)) && (
            <span className="ml-2">
              <SubmitDialog review={review} primary />
            </span>
          )}
          {opened.mayRelease && (
            <span className="ml-2">
              <PublishDialog part={part} releasing={releasing} onReleased={draft.released} />
            </span>
          )}
        </div>
        <div className="sticky top-0 z-20 -mx-4 border-b border-line bg-paper px-4 pt-1 sm:-mx-6 sm:px-6 lg:static lg:m-0 lg:border-0 lg:p-0">
          <div className="lg:flex lg:min-h-16 lg:items-center">
            <StateLine status={status} zone={opened.me.zone} kept={work.keeper.works} />
            <PresenceLine work={work} entryId={entryId} onComments={comments.hear} />
          </div>
          <div className="-mx-2 lg:clear-both lg:-ml-2.5">
            <Toolbar editor={editor} tools={tools} onComment={comments.ask} />
          </div>
        </div>
      </header>
      {trouble?.is === 'conflict' && <TwoTexts draft={draft} conflict={trouble.conflict} zone={opened.me.zone} />}
      <KeptNotice draft={draft} opened={opened} ready={editor !== null} />
      <ReviewBar review={review} zones={zones} />
      <noscript>
        <p className="mt-3 border-l-3 border-warn bg-warn-wash px-4 py-3">
          Writing needs JavaScript. The public site does not.
        </p>
      </noscript>
      <div className={`gap-x-14 lg:grid ${folded && !comments.isOpen ? '' : 'lg:grid-cols-[minmax(0,1fr)_19rem]'}`}>
        <div className="mx-auto w-full max-w-[46rem] pt-6 lg:pt-9">
          <Headline part={part} language={language} ready={editor !== null} isNew={!opened.id} />
          <Text editor={editor} language={language} problem={problem('body')} />
        </div>
        <aside
          id="panel"
          aria-label="Details of this entry"
          hidden={folded}
          className={`mt-10 min-w-0 lg:sticky lg:top-28 lg:mt-9 lg:max-h-[calc(100dvh-7.5rem)] lg:self-start lg:overflow-y-auto lg:pb-6 ${comments.isOpen ? 'lg:hidden' : ''}`}
        >
          <Panel
            part={part}
            releasing={releasing}
            review={<ReviewPart review={review} zones={zones} mayRelease={opened.mayRelease} />}
            language={language}
            onLanguage={(chosen) => {
              work.language = chosen
              setLanguage(chosen)
            }}
          />
        </aside>
        <CommentsAside {...{ comments, placed, zones }} />
      </div>
    </div>
  )
}

type AwayProps = {
  entryId?: number
  to: string
  /** In a tab of its own, after this. */ onOpen?: () => void
  children: ReactNode
}

/** A page about this entry; before there is an entry, a word that says where it will be. */
function Away({ entryId, to, onOpen, children }: AwayProps) {
  const look = buttonClass('quiet')
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
