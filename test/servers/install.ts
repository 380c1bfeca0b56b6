// Installs what the lab needs: node test/servers/install.ts (Node 24, as root).
import { installMissing, missingPackages } from './debian-packages.ts'

if (missingPackages().length === 0) console.log('Everything that the lab needs is installed.')
else {
  try {
    await installMissing((line) => console.log(line))
    console.log('Done.')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
