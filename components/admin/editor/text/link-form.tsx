import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { choiceName, type AddressChoice, type PickerChoice } from '@/components/admin/picker/choice'
import { Picker } from '@/components/admin/picker/picker'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/fields'
import { isSafeHref } from '@/domain/content/body/schema'
import { fileAddress } from '@/lib/web/file-address'
import { completeAddress, linkAddressOf } from './tools'

type Props = { editor: Editor; entryId?: number; onClose: () => void }

export function LinkForm({ editor, entryId, onClose }: Props) {
  const [before] = useState(() => linkAddressOf(editor))
  const { empty } = editor.state.selection
  const needsWords = !before && empty
  const [words, setWords] = useState('')

  function link([choice]: PickerChoice[]) {
    const href = choice && choiceHref(choice)
    if (!href) return
    const chain = editor.chain().focus().extendMarkRange('link')
    if (!needsWords) chain.setLink({ href }).run()
    else {
      const text = words.trim() || choiceName(choice)
      const node = { type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }
      chain.insertContent(node).unsetMark('link').run() // words typed next are not part of it
    }
    onClose()
  }

  function remove() {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    onClose()
  }

  return (
    <Picker
      types={['text', 'document']}
      label="Find a text or file, or paste an address"
      placeholder="Words, or https://…"
      initialText={before}
      typedChoice={parseAddress}
      problemOf={isUnsafeAddress}
      isLeftOut={(choice) => choiceHref(choice) === undefined || (choice.is === 'text' && choice.id === entryId)}
      noteOf={choiceNote}
      verb={() => (before ? 'Change' : 'Add link')}
      onChoose={link}
      beside={
        before && (
          <Button kind="danger" onPress={remove}>
            Remove link
          </Button>
        )
      }
    >
      {needsWords && (
        <TextField
          label="Link text"
          value={words}
          onChange={setWords}
          hint="Left empty, the title of the text or the address."
        />
      )}
    </Picker>
  )
}

function parseAddress(typed: string): AddressChoice | undefined {
  const href = completeAddress(typed)
  return isSafeHref(href) ? { is: 'address', href } : undefined
}

function isUnsafeAddress(typed: string) {
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(typed.trim()) && !parseAddress(typed)
    ? 'A link can lead to a web page (https://…), a page of this site (/…), mail (mailto:…) or a telephone (tel:…), nothing else.'
    : undefined
}

function choiceHref(choice: PickerChoice) {
  if (choice.is === 'address') return choice.href
  return choice.is === 'text' ? choice.path : fileAddress(choice)
}

function choiceNote(choice: PickerChoice) {
  if (choice.is === 'upload') return choice.isLive ? undefined : 'Readers cannot open it yet: no live text offers it.'
  if (choice.is === 'address' || choice.state.is === 'live') return undefined
  if (choice.state.is === 'withdrawn') return 'Readers are told that it was withdrawn.'
  return choice.state.is === 'scheduled'
    ? 'Readers do not have it yet.'
    : 'Readers do not have it yet, and its address may still change.'
}
