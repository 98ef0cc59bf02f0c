'use client'

import { useState, type ComponentProps } from 'react'
import { loadLater } from '@/components/ui/later'
import { useSelection } from './selection'

const BulkActsBar = loadLater(() => import('./bulk-acts-bar').then((part) => part.BulkActsBar), 'min-h-15')

/** Loads the bar with the first choice: most lists are only read. */
export function BulkBar(props: ComponentProps<typeof BulkActsBar>) {
  const { chosen, all } = useSelection()
  const [isUsed, setUsed] = useState(false)
  if (!isUsed && (all || chosen.size > 0)) setUsed(true)
  return isUsed && <BulkActsBar {...props} />
}
