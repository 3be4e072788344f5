"""The workflow and the hooks are what GitHub and pre-commit take."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).parents[2]
WORKFLOW = ROOT / "examples/ci/github.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"


def run(tool, *arguments):
    program = pathlib.Path(sys.executable).with_name(tool)
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


class Workflow(unittest.TestCase):
    def check(self, path):
        return run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", path)

    def test_it_is_a_workflow(self):
        code, words = self.check(WORKFLOW)
        self.assertEqual(code, 0, words)

    def test_what_is_none_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            wrong = pathlib.Path(folder) / "wrong.yml"
            wrong.write_text(WORKFLOW.read_text().replace("runs-on:", "run-on:"))
            self.assertEqual(self.check(wrong)[0], 1)


class Hooks(unittest.TestCase):
    def test_they_are_hooks(self):
        code, words = run("pre-commit", "validate-manifest", HOOKS)
        self.assertEqual(code, 0, words)

    def test_what_are_none_are_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            wrong = pathlib.Path(folder) / "wrong.yaml"
            wrong.write_text(HOOKS.read_text().replace("language: rust", "language: rusty"))
            self.assertEqual(run("pre-commit", "validate-manifest", wrong)[0], 1)


if __name__ == "__main__":
    unittest.main()
