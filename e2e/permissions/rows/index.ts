import type { Row } from '../row'
import { bundleRows } from './bundles'
import { deskActions } from './desk'
import { entryActions } from './entries'
import { entryHandlers } from './entry-handlers'
import { machineRows } from './machines'
import { mediaRows } from './media'
import { pageRows } from './pages'
import { publicRows } from './public'

/** One row, or several, for each action, handler and page of the build. */
export const groups: Record<string, Row[]> = {
  'the lists of entries': entryActions,
  'the editor': entryHandlers,
  bundles: bundleRows,
  uploads: mediaRows,
  'the rest of the desk': deskActions,
  'imports, backups and programs': machineRows,
  'the pages of the desk': pageRows,
  'the public site': publicRows,
}

export const rows = Object.values(groups).flat()
