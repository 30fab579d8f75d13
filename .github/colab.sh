#!/usr/bin/env bash
# Inside Colab's image: run each notebook as a reader there does, with this checkout as the repository.
set -u
git config --global --add safe.directory '*'
address=$(python3 -c "import yaml; print(yaml.safe_load(open('/course/_config.yml'))['repository']['url'])")
git config --global url.file:///course.insteadOf "$address"
failed=0
shopt -s nullglob
for notebook in /course/chapters/*.ipynb /course/labs/*.ipynb; do
  folder=$(mktemp -d)
  cp "$notebook" "$folder"
  # Colab's kernel has imported google.colab before the first cell runs
  startup="$folder/ipython/profile_default/startup"
  mkdir -p "$startup" && echo "import google.colab" > "$startup/colab.py"
  if (cd "$folder" && IPYTHONDIR="$folder/ipython" jupyter nbconvert --to notebook --execute --inplace \
      --ExecutePreprocessor.timeout=900 "$(basename "$notebook")"); then
    echo "passed: $notebook"
  else
    echo "FAILED: $notebook"
    failed=1
  fi
  pip uninstall -qy llmbook
done
exit $failed
