import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { DialogForm } from '@/components/ui/dialog'
import { SelectField, TextField } from '@/components/ui/fields'
import { chartOf, type Chart, type TableForm } from '@/lib/figures/chart'
import { tableOf } from '@/lib/figures/table'
import type { Language } from '@/lib/languages/languages'

type Props = { editor: Editor; language: Language; onClose: () => void }

export function CaptionForm({ editor, language, onClose }: Props) {
  const [table] = useState(() => tableAt(editor))
  const [caption, setCaption] = useState(String(table?.node.attrs.caption ?? ''))
  const [source, setSource] = useState(String(table?.node.attrs.source ?? ''))
  const [form, setForm] = useState((table?.node.attrs.form ?? '') as TableForm)
  if (!table) return <p>The table is not in the text any more.</p>
  const { node } = table
  const chart = form ? chartOf(tableOf(node.toJSON()), form, language) : undefined
  const problem = chart && 'problem' in chart ? chart.problem : undefined

  function set() {
    const line = (words: string) => words.replace(/\s+/g, ' ').trim()
    const attributes = { caption: line(caption), source: line(source), form }
    // The text above may have grown since the dialog opened.
    const now = tableAt(editor)
    if (now)
      editor
        .chain()
        .command(({ tr }) => Boolean(tr.setNodeMarkup(now.at, undefined, { ...now.node.attrs, ...attributes })))
        .focus()
        .run()
    onClose()
  }

  return (
    <DialogForm onSubmit={set} verb="Change">
      <TextField
        label="Caption"
        value={caption}
        onChange={setCaption}
        hint="What the table shows, of which place and time: “People found, by year, 2009 to 2014”."
        autoFocus
      />
      <TextField
        label="Source"
        value={source}
        onChange={setSource}
        hint="Where the figures are from. Web addresses become links."
      />
      <SelectField
        label="Show as"
        none="Table"
        options={{ bars: 'Bars', line: 'Line' }}
        value={form}
        onChange={setForm}
        hint={
          chart && !('problem' in chart)
            ? chartSummary(chart)
            : 'Readers of a chart get the table too, and a file of its figures.'
        }
        problem={problem}
      />
    </DialogForm>
  )
}

function chartSummary({ labels, series }: Chart) {
  const names = series.map(({ name }) => name).filter(Boolean)
  return `Draws ${labels.length} rows${names.length > 0 ? `: ${names.join(', ')}` : ''}. The first column names the rows. Readers get the table too, and a file of its figures.`
}

function tableAt({ state: { selection } }: Editor) {
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth--)
    if ($from.node(depth).type.name === 'table') return { node: $from.node(depth), at: $from.before(depth) }
}
