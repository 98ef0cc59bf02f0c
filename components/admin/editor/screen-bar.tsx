'use client'

import { Bar } from './bar'
import { PresenceLine } from './presence-line'
import { PublishDialog } from './publish/publish-dialog'
import { maySubmit, SubmitDialog } from './review/steps'
import { StateLine, TroubleLine } from './state-line'
import { Toolbar } from './text/toolbar'
import type { EditorScreen } from './use-screen'
import { Ways } from './ways'

/** What stands above the text: whether it is saved, the way out to readers, and the ways to everything else. */
export function ScreenBar({ screen }: { screen: EditorScreen }) {
  const { part, comments, sidePanel, editor, tools } = screen
  const { opened, draft, entryId, checking } = part
  const { work, status } = draft
  const saving = { status, zone: opened.me.zone, hasCopy: work.keeper.works }
  return (
    <Bar
      state={<StateLine {...saving} />}
      out={<WayOut screen={screen} />}
      ways={
        <Ways
          entryId={entryId}
          save={() => work.autosave.retry()}
          comments={{
            isOpen: comments.isOpen,
            openCount: comments.threads.open.length,
            toggle: editor ? () => comments.setOpen(!comments.isOpen) : undefined,
          }}
          details={{ isOpen: sidePanel.isShowingDetails, toggle: sidePanel.toggleDetails }}
          checking={checking}
        />
      }
      toolbar={<Toolbar editor={editor} tools={tools} onComment={comments.begin} />}
      notes={
        <>
          <PresenceLine work={work} entryId={entryId} onComments={comments.threads.refresh} />
          <TroubleLine {...saving} />
        </>
      }
    />
  )
}

/** Publishing, or for whoever may not, asking for a review. */
function WayOut({ screen: { part, releasing, review } }: { screen: EditorScreen }) {
  if (part.opened.mayRelease)
    return <PublishDialog part={part} releasing={releasing} onReleased={part.draft.released} />
  return (!review.review || maySubmit(review.review)) && <SubmitDialog review={review} primary />
}
