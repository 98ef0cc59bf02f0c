'use server'

import { z } from 'zod'
import { grave } from '@/auth/confirm'
import { action } from '@/auth/guard'
import { askForBackup } from '@/domain/backups/backing-up'
import * as download from '@/domain/backups/download'

export const backUpNow = action(z.object({}), (actor, _, now) => askForBackup(actor, now))

const DownloadFields = z.object({ id: z.number().int(), password: z.string().max(1_000) })

/** Has a form of its own, because the form that downloads can only show a page. */
export const checkDownload = action(DownloadFields, download.checkDownload, grave)
