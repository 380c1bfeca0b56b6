import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { guard } from './guard.ts'

/** A temporary folder of one server. */
export interface WorkFolder {
  readonly path: string
  /** Deletes the folder and everything in it. */
  remove(): Promise<void>
}

/**
 * Makes a temporary folder whose name begins with `bienrecu-<purpose>-`.
 * It is deleted by `remove()`, or at the latest when this process ends.
 */
export async function createWorkFolder(purpose: string): Promise<WorkFolder> {
  const path = await mkdtemp(join(tmpdir(), `bienrecu-${purpose}-`))
  // Servers that give up root (Postfix, its SASL) still have to walk through it.
  await chmod(path, 0o755)
  const release = guard({ folder: path })
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true, maxRetries: 3 })
      release()
    },
  }
}
