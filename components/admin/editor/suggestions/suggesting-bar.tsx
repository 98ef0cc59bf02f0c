import { MessageSquare } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Bar } from '../bar'
import { PresenceLine } from '../presence-line'
import { StateLine, TroubleLine } from '../state-line'
import { FormattingBar } from '../text/formatting-bar'
import { ModeSwitch } from './mode-switch'
import type { SuggestingScreen } from './use-suggesting'
import { Withdraw } from './withdraw'

export function SuggestingBar({ screen }: { screen: SuggestingScreen }) {
  const { opened, draft, comments, editor, tools, isSuggesting } = screen
  const { work, status } = draft
  const { entryId } = status
  const saving = { status, zone: opened.me.zone, hasCopy: work.keeper.works }
  const openCount = comments.threads.open.length
  return (
    <Bar
      state={
        <>
          <p className="text-sm leading-tight font-semibold">
            {isSuggesting ? 'Your suggestions' : 'Nothing suggested yet'}
          </p>
          <StateLine {...saving} />
        </>
      }
      out={<Withdraw entryId={opened.id!} isDisabled={!isSuggesting} save={() => work.saveNow()} />}
      ways={
        <>
          <ModeSwitch mode="Suggesting" entryId={entryId} save={async () => (await work.saveNow()) !== undefined} />
          <Button
            kind="quiet"
            onPress={editor ? () => comments.setOpen(!comments.isOpen) : undefined}
            aria-expanded={comments.isOpen}
            aria-label={`Comments: ${openCount} open`}
            isDisabled={!editor}
            className="relative px-2!"
          >
            <MessageSquare aria-hidden className="size-5" />
            {openCount > 0 && (
              <span className="absolute top-0.5 right-0 min-w-4 bg-paper text-sm leading-tight tabular-nums">
                {openCount}
              </span>
            )}
          </Button>
        </>
      }
      toolbar={
        <FormattingBar
          editor={editor}
          entryId={entryId}
          language={opened.language}
          tools={tools}
          searched={{ fields: draft.fields, change: draft.change, showPanel: () => {} }}
          onComment={comments.begin}
        />
      }
      notes={
        <>
          <PresenceLine
            work={work}
            entryId={entryId}
            on={{
              comments: (mark) => void comments.threads.refresh(mark),
              suggestions: () => {},
              newest: screen.onNewest,
            }}
          />
          <TroubleLine {...saving} />
        </>
      }
    />
  )
}
