'use client'

import { useEffect } from 'react'
import { useCommands } from '@/components/admin/palette/commands'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { later } from '@/components/ui/later'
import type { Bundle } from '@/domain/publishing/bundles'
import type { BundleControl } from './use-bundle'

const Picker = later(() => import('@/components/admin/picker/picker').then((part) => part.Picker))

type Props = { bundle: Bundle; adding: BundleControl['adding'] }

/** Puts texts into a bundle, several at once. */
export function AddTexts({ bundle: { members }, adding }: Props) {
  // Before it is opened, so that its first key is heard.
  useEffect(() => Picker.load(), [])
  useCommands('This page', () => [{ label: 'Add texts…', also: 'bundle', run: () => adding.setOpen(true) }])
  const isIn = (id: number) => members.some(({ entryId }) => entryId === id)
  return (
    <Dialog title="Add texts" open={adding.isOpen} onOpenChange={adding.setOpen} trigger={<Button>Add texts…</Button>}>
      <Picker
        types={['text']}
        label="Find a text"
        placeholder="Words of its title or text"
        several="always"
        isLeftOut={(choice) => choice.is === 'text' && isIn(choice.id)}
        verb={(count) => (count > 1 ? `Add ${count} texts` : 'Add the text')}
        onChoose={(choices) => adding.send(choices.flatMap((choice) => (choice.is === 'text' ? [choice.id] : [])))}
        pending={adding.pending}
        problems={adding.problems}
      >
        <p className="text-sm text-soft">With the keys: arrows, Space for each, Enter to add them.</p>
      </Picker>
    </Dialog>
  )
}
