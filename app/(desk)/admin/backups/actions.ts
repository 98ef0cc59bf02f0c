'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { askForBackup } from '@/domain/backups/backing-up'

export const backUpNow = action(z.object({}), (actor) => askForBackup(actor, Date.now()))
